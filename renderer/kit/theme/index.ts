export { readNonce, shareNonce } from './nonce'
export { ThemeProvider } from './theme-provider'
export { CRITERION_HUES, criterionColors, DARK, LIGHT, type Meaning, type TokenName, type Tone } from './tokens'
