import { describe, expect, test } from 'vitest'
import { findWords } from '../../../renderer/kit/search/find-words'

const found = (texts: string[], typed: string, loose = false) =>
  findWords(texts, typed, { loose }).map(({ index }) => texts[index])

describe('finding texts by words', () => {
  test('takes words in any order', () => {
    expect(found(['Names the source of each chart', 'No source'], 'chart source')).toEqual(['Names the source of each chart'])
  })

  test('regards neither case nor accents, in what is typed and in what is searched', () => {
    expect(found(['Résumé fehlt'], 'resume')).toEqual(['Résumé fehlt'])
    expect(found(['Resume missing'], 'RÉSUMÉ')).toEqual(['Resume missing'])
  })

  test('finds words of other scripts', () => {
    expect(found(['Указан источник', 'Πηγή'], 'источник')).toEqual(['Указан источник'])
  })

  test('puts a beginning before a word, and a word before a part of one', () => {
    const texts = ['The unscaled axis', 'A scaled axis', 'Scaled well']
    expect(found(texts, 'scaled')).toEqual(['Scaled well', 'A scaled axis', 'The unscaled axis'])
    expect(findWords(texts, 'scaled').map(({ grade }) => grade)).toEqual([0, 1, 2])
  })

  test('gives everything in its own order where only blanks were typed', () => {
    expect(found(['b', 'a'], '  ')).toEqual(['b', 'a'])
  })

  test('finds nothing by signs alone instead of everything', () => {
    expect(found(['b', 'a'], '?!')).toEqual([])
  })

  test('says which stretches match', () => {
    expect(findWords(['Open evidence'], 'evi')[0]?.ranges).toEqual([5, 8])
  })

  test('forgives letters that are left out only where that is asked for, and ranks it last', () => {
    const texts = ['Next submission', 'Nsubscribe']
    expect(found(texts, 'nsub')).toEqual(['Nsubscribe'])
    expect(found(texts, 'nsub', true)).toEqual(['Nsubscribe', 'Next submission'])
  })
})
