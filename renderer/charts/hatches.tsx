/** How an area is filled, so that it is told from others without colour. */
export type Hatch = 'plain' | 'solid' | 'rising' | 'falling' | 'level' | 'cross' | 'dots'

/** A colour of the theme and a filling. */
export type Look = { tone: string; hatch: Hatch }

const SIZE = 6

/**
 * Fillings that a drawing uses, to stand in it once. Documents that are made of the drawing draw them again by `data-hatch`.
 * @param name of the drawing, so that two on a page don't share them
 */
export function Hatches({ name, looks }: { name: string; looks: readonly Look[] }) {
  const known = new Map(looks.map((look) => [`${look.tone}-${look.hatch}`, look]))
  return (
    <defs>
      {[...known].map(([key, { tone, hatch }]) => (
        <pattern key={key} id={`${name}-${key}`} width={SIZE} height={SIZE} patternUnits="userSpaceOnUse">
          <rect width={SIZE} height={SIZE} style={{ fill: hatch === 'solid' ? strong(tone) : soft(tone), stroke: 'none' }} />
          <path
            d={LINES[hatch]}
            style={{ stroke: strong(tone), strokeWidth: hatch === 'dots' ? 2 : 1.25, fill: 'none' }}
            strokeLinecap="round"
          />
        </pattern>
      ))}
    </defs>
  )
}

/** Paths that go on from one square to the next. */
const LINES: Record<Hatch, string> = {
  plain: '',
  solid: '',
  rising: 'M-1 1L1 -1M0 6L6 0M5 7L7 5',
  falling: 'M-1 5L1 7M0 0L6 6M5 -1L7 1',
  level: 'M0 3H6',
  cross: 'M-1 1L1 -1M0 6L6 0M5 7L7 5M-1 5L1 7M0 0L6 6M5 -1L7 1',
  dots: 'M3 3h0.01',
}

const strong = (tone: string) => (tone === 'neutral' ? 'var(--assay-ink-tertiary)' : `var(--assay-${tone}-text)`)
const soft = (tone: string) => (tone === 'neutral' ? 'var(--assay-sunken)' : `var(--assay-${tone}-soft)`)

/** Attributes of an area that is filled by a look. */
export function filled(name: string, { tone, hatch }: Look) {
  return {
    'data-hatch': hatch,
    style: { fill: `url(#${name}-${tone}-${hatch})`, stroke: strong(tone), strokeWidth: 1 },
  }
}
