export { CommandPalette, openCommandPalette } from './command-palette'
