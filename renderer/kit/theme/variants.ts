import { defaultVariantColorsResolver, type VariantColorsResolver } from '@mantine/core'

const HUES = new Set(['brass', 'green', 'red', 'blue', 'violet', 'teal', 'rose'])

/**
 * Colours of Mantine's variants from our tokens. The default resolver would put white text on a filled button in both schemes,
 * which falls short of AA on the dark scheme's brass.
 */
export const resolveVariantColors: VariantColorsResolver = (input) => {
  const hue = input.color ?? input.theme.primaryColor
  if (!HUES.has(hue)) return defaultVariantColorsResolver(input)
  const text = `var(--assay-${hue}-text)`
  const soft = `var(--assay-${hue}-soft)`
  const solid = `var(--assay-${hue}-solid)`
  if (input.variant === 'filled') {
    const hover = hue === 'brass' ? 'var(--assay-brass-solid-hover)' : `color-mix(in srgb, ${solid} 88%, var(--assay-ink))`
    return {
      background: solid,
      hover,
      color: hue === 'brass' ? 'var(--assay-on-brass)' : 'var(--assay-on-solid)',
      border: 'none',
    }
  }
  if (input.variant === 'light') return { background: soft, hover: soft, color: text, border: '1px solid transparent' }
  if (input.variant === 'subtle' || input.variant === 'transparent') {
    return { background: 'transparent', hover: soft, color: text, border: '1px solid transparent' }
  }
  if (input.variant === 'outline') return { background: 'transparent', hover: soft, color: text, border: `1px solid ${text}` }
  return defaultVariantColorsResolver(input)
}
