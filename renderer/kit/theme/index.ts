export { shareNonce } from './nonce'
export { paperColors } from './paper'
export { ThemeProvider } from './theme-provider'
export { criterionColors, type Tone } from './tokens'
