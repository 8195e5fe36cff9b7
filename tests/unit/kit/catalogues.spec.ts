import { describe, expect, test } from 'vitest'
import type { TextTree } from '../../../renderer/kit/texts/catalogue'
import { de } from '../../../renderer/kit/texts/de'
import { en } from '../../../renderer/kit/texts/en'
import { directionOf, resolveLanguage } from '../../../renderer/kit/texts/language'
import { makePseudoLocale } from '../../../renderer/kit/texts/pseudo-locale'

function flatten(tree: TextTree, path = ''): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') texts.set(path + key, value)
    else for (const [inner, text] of flatten(value, `${path}${key}.`)) texts.set(inner, text)
  }
  return texts
}

const placeholders = (text: string) => [...text.matchAll(/\{\{\s*([^}\s]+)\s*\}\}/g)].map((match) => match[1]).sort()

const english = flatten(en)
const german = flatten(de)
const pseudo = flatten(makePseudoLocale(en as TextTree))

describe('the German catalogue', () => {
  test('has exactly the keys of the English one', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test('uses the same placeholders in each text', () => {
    for (const [key, text] of english) expect(placeholders(german.get(key) ?? ''), key).toEqual(placeholders(text))
  })

  test('leaves no text empty', () => {
    for (const [key, text] of german) expect(text.trim(), key).not.toBe('')
  })
})

test('every plural has both of its forms in English and in German', () => {
  for (const key of english.keys()) {
    if (/_(one|other)$/.test(key)) {
      const stem = key.replace(/_(one|other)$/, '')
      expect(english.has(`${stem}_one`) && english.has(`${stem}_other`), stem).toBe(true)
    }
  }
})

describe('the pseudo-locale', () => {
  test('keeps every placeholder and changes every text', () => {
    for (const [key, text] of english) {
      expect(placeholders(pseudo.get(key) ?? ''), key).toEqual(placeholders(text))
      if (/[a-z]/.test(text.replace(/\{\{[^}]*\}\}/g, ''))) expect(pseudo.get(key), key).not.toBe(text)
    }
  })

  test('has all six plural forms of Arabic', () => {
    const tree = makePseudoLocale({ item_one: '{{count}} item', item_other: '{{count}} items' })
    expect(Object.keys(tree).sort()).toEqual(['item_few', 'item_many', 'item_one', 'item_other', 'item_two', 'item_zero'])
  })

  test('reads from right to left', () => {
    expect(directionOf('ar-XB')).toBe('rtl')
  })
})

describe('the language', () => {
  test('follows the first of the system languages that has a catalogue', () => {
    expect(resolveLanguage('system', ['fr-FR', 'de-AT', 'en'])).toBe('de')
  })

  test('is English where the system has none of ours', () => {
    expect(resolveLanguage('system', ['fr', 'pl'])).toBe('en')
  })

  test('is what was chosen, whatever the system prefers', () => {
    expect(resolveLanguage('en', ['de'])).toBe('en')
  })
})
