/** A font that a document may use; each is a part of the bundle that is loaded when a document needs it. */
export type FontName = keyof typeof FILES

/** As data, because this room may make no requests; they are there when the network isn't. */
const FILES = {
  text: () => import('@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf?url&inline'),
  'text-italic': () =>
    import('@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf?url&inline'),
  'text-bold': () => import('@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf?url&inline'),
  'text-bold-italic': () =>
    import('@expo-google-fonts/source-serif-4/600SemiBold_Italic/SourceSerif4_600SemiBold_Italic.ttf?url&inline'),
  heading: () => import('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?url&inline'),
  /** Words of drawings and tables; and signs that a text font lacks: arrows, check marks, mathematical ones. */
  sans: () => import('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?url&inline'),
  arabic: () => import('@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf?url&inline'),
  hebrew: () => import('@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf?url&inline'),
  devanagari: () => import('@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf?url&inline'),
} as const

/** The bytes of a font. */
export async function loadFont(name: FontName): Promise<Uint8Array> {
  const { default: address } = await FILES[name]()
  return Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (character) => character.charCodeAt(0))
}
