import { expect, test } from '../support/plain'
import { wasRead } from '../support/seen'
import { keptStates } from '../support/states'
import { walkRoutes } from '../support/walk-routes'

test('[XC-09] chaque page de l’application est parmi celles qui viennent d’être vues', () => {
  const paths = keptStates().map(({ path }) => path.replace(/\?.*/, ''))
  const unseen = walkRoutes.filter(({ pattern, download }) => {
    const shape = new RegExp(`^${pattern.replace(/\[\w+\]/g, '[^/]+')}$`)
    return !download && !wasRead(pattern) && !paths.some((path) => shape.test(path))
  })
  expect(unseen.map(({ pattern }) => pattern)).toEqual([])
})
