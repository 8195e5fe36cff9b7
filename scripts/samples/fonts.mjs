import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** The faces that documents and pictures are set in, by the name that designs use. All are under the SIL Open Font License. */
export const FONT_FILES = {
  serif: require.resolve('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf'),
  'serif-italic': require.resolve('@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf'),
  'serif-bold': require.resolve('@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf'),
  sans: require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  'sans-italic': require.resolve('@expo-google-fonts/inter/400Regular_Italic/Inter_400Regular_Italic.ttf'),
  'sans-bold': require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
  mono: require.resolve('@expo-google-fonts/jetbrains-mono/400Regular/JetBrainsMono_400Regular.ttf'),
  hand: require.resolve('@expo-google-fonts/kalam/400Regular/Kalam_400Regular.ttf'),
  'hand-bold': require.resolve('@expo-google-fonts/kalam/700Bold/Kalam_700Bold.ttf'),
}
