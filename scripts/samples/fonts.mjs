import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const inFamily = (family, name) => require.resolve(`@expo-google-fonts/${family}/${name}`)

/** The faces that documents and pictures are set in, by the name that designs use. All are under the SIL Open Font License. */
export const FONT_FILES = {
  serif: inFamily('source-serif-4', '400Regular/SourceSerif4_400Regular.ttf'),
  'serif-italic': inFamily('source-serif-4', '400Regular_Italic/SourceSerif4_400Regular_Italic.ttf'),
  'serif-bold': inFamily('source-serif-4', '600SemiBold/SourceSerif4_600SemiBold.ttf'),
  sans: inFamily('inter', '400Regular/Inter_400Regular.ttf'),
  'sans-italic': inFamily('inter', '400Regular_Italic/Inter_400Regular_Italic.ttf'),
  'sans-bold': inFamily('inter', '600SemiBold/Inter_600SemiBold.ttf'),
  mono: inFamily('jetbrains-mono', '400Regular/JetBrainsMono_400Regular.ttf'),
  hand: inFamily('kalam', '400Regular/Kalam_400Regular.ttf'),
  'hand-bold': inFamily('kalam', '700Bold/Kalam_700Bold.ttf'),
}
