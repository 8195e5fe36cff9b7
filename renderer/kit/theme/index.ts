export { shareNonce } from './nonce'
export { ThemeProvider } from './theme-provider'
export { criterionColors, type Tone } from './tokens'
