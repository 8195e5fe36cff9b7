import type { CSSVariablesResolver } from '@mantine/core'
import { DARK, LIGHT, type Tokens } from './tokens'

function assayVariables(tokens: Tokens): Record<string, string> {
  return Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--assay-${name}`, value]))
}

/** Variables of the light scheme: for what is drawn to be printed, whatever is shown. */
export const LIGHT_VARIABLES: Readonly<Record<string, string>> = assayVariables(LIGHT)

/** Where Mantine's own variables must follow our tokens, so that its components need no styles of ours. */
const FOLLOWING = {
  '--mantine-color-body': 'var(--assay-paper)',
  '--mantine-color-text': 'var(--assay-ink)',
  '--mantine-color-bright': 'var(--assay-ink)',
  '--mantine-color-dimmed': 'var(--assay-ink-secondary)',
  '--mantine-color-placeholder': 'var(--assay-ink-tertiary)',
  '--mantine-color-anchor': 'var(--assay-brass-text)',
  '--mantine-color-error': 'var(--assay-red-text)',
  '--mantine-color-success': 'var(--assay-green-text)',
  '--mantine-color-default': 'var(--assay-surface)',
  '--mantine-color-default-hover': 'var(--assay-hover)',
  '--mantine-color-default-color': 'var(--assay-ink)',
  '--mantine-color-default-border': 'var(--assay-line)',
  '--mantine-color-disabled': 'var(--assay-sunken)',
  '--mantine-color-disabled-color': 'var(--assay-ink-tertiary)',
  '--mantine-color-disabled-border': 'var(--assay-line)',
  '--mantine-color-brass-filled': 'var(--assay-brass-solid)',
  '--mantine-color-brass-filled-hover': 'var(--assay-brass-solid-hover)',
  '--mantine-color-brass-light': 'var(--assay-brass-soft)',
  '--mantine-color-brass-light-hover': 'var(--assay-brass-soft)',
  '--mantine-color-brass-light-color': 'var(--assay-brass-text)',
  '--mantine-color-brass-outline': 'var(--assay-brass-text)',
  '--mantine-color-brass-text': 'var(--assay-brass-text)',
  '--mantine-primary-color-filled': 'var(--assay-brass-solid)',
  '--mantine-primary-color-filled-hover': 'var(--assay-brass-solid-hover)',
  '--mantine-primary-color-contrast': 'var(--assay-on-brass)',
}

const SIZES = {
  '--assay-text-small': '0.71875rem', // 11.5 px, the smallest text that we show
  '--assay-text-caption': '0.78125rem', // 12.5 px
  '--assay-text-body': '0.84375rem', // 13.5 px
  '--assay-text-title': '1.0625rem', // 17 px
  '--assay-text-number': '1.375rem', // 22 px
  '--assay-rail-width': '3.5rem',
  '--assay-header-height': '3.25rem',
  '--assay-motion': '150ms ease-out',
  '--assay-font-reading': "'Source Serif 4 Variable', Georgia, serif",
}

/** All `--assay-…` variables, and Mantine's own set from them, for both colour schemes. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: SIZES,
  light: { ...assayVariables(LIGHT), ...FOLLOWING },
  dark: { ...assayVariables(DARK), ...FOLLOWING },
})
