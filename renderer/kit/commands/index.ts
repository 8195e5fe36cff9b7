export { CommandPalette } from './command-palette'
export { openCommandPalette } from './palette-open'
