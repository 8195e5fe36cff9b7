import {
  ActionIcon,
  Button,
  createTheme,
  InputWrapper,
  type MantineColorsTuple,
  Modal,
  Popover,
  SegmentedControl,
  TextInput,
  Tooltip,
} from '@mantine/core'
import { DARK, LIGHT } from './tokens'
import { resolveVariantColors } from './variants'

const brass: MantineColorsTuple = [
  '#FBF5EA',
  '#F7ECD9',
  '#EBD6AE',
  '#DFBE80',
  '#D3A858',
  '#C8923A',
  '#A8741A',
  '#9A6B1B',
  '#845A12',
  '#5F400B',
]

/** Mantine paints floating surfaces with fixed steps of these two scales, so the steps are our tokens. */
const gray: MantineColorsTuple = [
  LIGHT.sunken,
  LIGHT.sunken,
  LIGHT.line,
  LIGHT.line,
  LIGHT.line,
  LIGHT['line-strong'],
  LIGHT['ink-tertiary'],
  LIGHT['ink-secondary'],
  LIGHT['ink-secondary'],
  LIGHT.ink,
]
const dark: MantineColorsTuple = [
  DARK.ink,
  DARK['ink-secondary'],
  DARK['ink-secondary'],
  DARK['ink-tertiary'],
  DARK.line,
  DARK.hover,
  DARK.surface,
  DARK.paper,
  DARK.sunken,
  DARK.sunken,
]

const rem = (px: number) => `${px / 16}rem`

/** Assay's Mantine theme: warm paper and ink with one brass accent, dense enough for long work. */
export const theme = createTheme({
  primaryColor: 'brass',
  primaryShade: { light: 7, dark: 5 },
  white: LIGHT.surface,
  black: LIGHT.ink,
  colors: { brass, gray, dark },
  variantColorResolver: resolveVariantColors,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: rem(11.5), sm: rem(12.5), md: rem(13.5), lg: rem(15), xl: rem(17) },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: rem(17), lineHeight: '1.3' },
      h2: { fontSize: rem(15), lineHeight: '1.35' },
      h3: { fontSize: rem(13.5), lineHeight: '1.4' },
    },
  },
  radius: { xs: rem(3), sm: rem(5), md: rem(8), lg: rem(12), xl: rem(20) },
  defaultRadius: 'md',
  spacing: { xs: rem(6), sm: rem(10), md: rem(14), lg: rem(18), xl: rem(28) },
  shadows: {
    sm: '0 1px 3px var(--assay-shadow-color)',
    md: '0 4px 14px var(--assay-shadow-color)',
    lg: '0 12px 36px var(--assay-shadow-color)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'default', size: 'lg' } }),
    Button: Button.extend({ defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 600 } } }),
    // Mantine's own would be 10.5 px.
    InputWrapper: InputWrapper.extend({
      styles: { description: { fontSize: 'var(--assay-text-caption)' }, error: { fontSize: 'var(--assay-text-caption)' } },
    }),
    Modal: Modal.extend({
      defaultProps: { centered: true, shadow: 'lg', transitionProps: { duration: 150 } },
      styles: { title: { fontSize: rem(15), fontWeight: 650 } },
    }),
    Popover: Popover.extend({ defaultProps: { shadow: 'lg', transitionProps: { duration: 120 } } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'sm' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, withArrow: true, transitionProps: { duration: 120 } } }),
  },
})
