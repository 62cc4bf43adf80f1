/** Lets a loop sleep until somebody wakes it; a wake-up that comes while it works is not lost. */
export function createWaker() {
  let woken = false
  let rouse = () => {}
  return {
    wake() {
      woken = true
      rouse()
    },
    async sleep(milliseconds: number): Promise<void> {
      if (!woken)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds)
          rouse = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      woken = false
      rouse = () => {}
    },
  }
}
