/** How components are compiled, alike in the product, in its tests and in its measurements. */
import babel from '@rolldown/plugin-babel'
import react, { reactCompilerPreset } from '@vitejs/plugin-react'

/** React's plugin with its compiler: what a component was given decides whether it renders again (docs/decisions/100). */
export const reactPlugins = () => [react(), babel({ presets: [reactCompilerPreset()] })]
