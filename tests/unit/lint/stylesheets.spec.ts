import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const RENDERER = path.resolve(import.meta.dirname, '../../../renderer')
const THEME = path.join('kit', 'theme')

const RAW_COLOUR = /#[0-9a-f]{3,8}\b|\b(?:rgb|rgba|hsl|hsla|oklch|lab)\(/i

/** What a stylesheet of a component holds that belongs in the theme, as `file:line: text`. */
function offences(source: string, name: string): string[] {
  const withoutComments = source.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
  return withoutComments.split('\n').flatMap((line, at) => {
    const size = /font-size:\s*([\d.]+)(px|rem)/.exec(line)
    const pixels = size ? Number(size[1]) * (size[2] === 'rem' ? 16 : 1) : Number.POSITIVE_INFINITY
    return RAW_COLOUR.test(line) || pixels < 11 ? [`${name}:${at + 1}: ${line.trim()}`] : []
  })
}

const sheets = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.css') && !file.startsWith(THEME),
)

describe('the stylesheets of components', () => {
  it('are there to be looked at', () => {
    expect(sheets.length).toBeGreaterThan(5)
  })

  it('take every colour from the theme and hold no text under 11 px', () => {
    expect(sheets.flatMap((file) => offences(readFileSync(path.join(RENDERER, file), 'utf8'), file))).toEqual([])
  })

  it('are told apart from bad ones', () => {
    expect(offences('.a { color: #fff }', 'x')).toHaveLength(1)
    expect(offences('.a { background: rgb(0 0 0) }', 'x')).toHaveLength(1)
    expect(offences('.a { font-size: 10px }', 'x')).toHaveLength(1)
    expect(offences('.a { font-size: 0.7rem; color: var(--assay-ink) }', 'x')).toHaveLength(0)
    expect(offences('/* #fff */ .a { font-size: 12px }', 'x')).toHaveLength(0)
  })
})
