export { shareNonce } from './nonce'
export { type PaperColor, type PaperColors, PAPER, paperColors } from './paper'
export { ThemeProvider } from './theme-provider'
export { criterionColors, type Tone } from './tokens'
