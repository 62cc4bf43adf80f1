/** The footbridge of our mark on a grid of 36 × 30 (interface.md §4): deck, then rail and posts. */
export const BRIDGE = [
  { path: 'M2.6 25C9.5 14.2 26.5 14.2 33.4 25', stroke: 4.2 },
  { path: 'M5 12.6C11 6.4 25 6.4 31 12.6M5 12.6v7.6M11.4 9.2v7.8M18 8v7M24.6 9.2v7.8M31 12.6v7.6', stroke: 2.4 },
] as const

/** Signs on a grid of 24 × 24, the same as on the home page. */
export const SIGNS = {
  letter: ['M6 3.5h8.5L19 8v12.5H6z', 'M14 3.5V8h5M9 12.5h6.5M9 16h6.5'],
  cake: [
    'M4.5 20.5h15v-7a2 2 0 0 0-2-2h-11a2 2 0 0 0-2 2z',
    'M4.5 15.5c1.9 1.6 3.1 1.6 5 0 1.9 1.6 3.1 1.6 5 0 1.9 1.6 3.1 1.6 5 0M12 11.5v-3M12 5.7v.1',
  ],
  padlock: [
    'M7.5 10.5h9a2 2 0 0 1 2 2v5.5a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2v-5.5a2 2 0 0 1 2-2z',
    'M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5',
  ],
  scissors: [
    'M3.4 7a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0z',
    'M3.4 17a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0z',
    'M8.2 8.6 20 17M8.2 15.4 20 7',
  ],
} as const
