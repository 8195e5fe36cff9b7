import type { CaptionSource } from '../../viewer'

/** BCP 47 language in a caption file's name, such as `talk.de.vtt`; empty where it names none. */
export function languageOf({ file }: Pick<CaptionSource, 'file'>): string {
  const tag = /[._]([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.vtt$/.exec(file.fileName)?.[1] ?? ''
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? ''
  } catch {
    return ''
  }
}

/** Whether a WebVTT file holds chapters and no words that are said: the format itself doesn't tell, so its name must. */
export function isChapters({ file, title }: Pick<CaptionSource, 'file' | 'title'>): boolean {
  return /\b(?:chapters?|kapitel)\b/i.test(file.fileName.replace(/[._-]/g, ' ')) || /^(?:chapters|kapitel)\b/i.test(title)
}

/** What a caption file is called in a list: its language where it names one, its title otherwise. */
export function captionLabel(caption: CaptionSource, interfaceLanguage: string): string {
  const language = languageOf(caption)
  if (language === '') return caption.title
  return new Intl.DisplayNames([interfaceLanguage], { type: 'language' }).of(language) ?? caption.title
}

/** Which captions are shown at first: in the reader's language where there are any. */
export function firstCaption(captions: readonly CaptionSource[], interfaceLanguage: string): CaptionSource | null {
  const same = captions.find((caption) => languageOf(caption).split('-')[0] === interfaceLanguage.split('-')[0])
  return same ?? captions[0] ?? null
}
