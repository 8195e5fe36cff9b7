export { shareNonce } from './nonce'
export { paperColors } from './paper'
/** How scrollbars look, for documents in frames, which the page's own styles don't reach. */
export { default as scrollbarStyles } from './scrollbars.css?inline'
export { ThemeProvider } from './theme-provider'
export { criterionColors, type Tone } from './tokens'
export { LIGHT_VARIABLES } from './variables'
