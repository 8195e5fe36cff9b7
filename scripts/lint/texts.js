/** Attributes whose value a person reads or hears. */
const READ_ATTRIBUTES =
  '/^(aria-label|aria-description|aria-roledescription|aria-valuetext|title|alt|placeholder|label|description)$/'

const MESSAGE = 'Interface text belongs in renderer/kit/texts: use useTexts().'

/** Selectors of `no-restricted-syntax` for interface text that stands in a component instead of a catalogue. */
export const NO_LITERAL_TEXTS = [
  { selector: 'JSXText[value=/\\p{L}/u]', message: MESSAGE },
  { selector: 'JSXElement > JSXExpressionContainer > Literal[value=/\\p{L}/u]', message: MESSAGE },
  { selector: 'JSXElement > JSXExpressionContainer > TemplateLiteral > TemplateElement[value.raw=/\\p{L}/u]', message: MESSAGE },
  { selector: `JSXAttribute[name.name=${READ_ATTRIBUTES}] > Literal[value=/\\p{L}/u]`, message: MESSAGE },
  {
    selector: `JSXAttribute[name.name=${READ_ATTRIBUTES}] > JSXExpressionContainer > Literal[value=/\\p{L}/u]`,
    message: MESSAGE,
  },
]

/** Colours come from the theme; a component that holds one breaks dark mode. */
export const NO_RAW_COLOURS = [
  {
    selector: 'Literal[value=/^#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/]',
    message: 'Colours belong in renderer/kit/theme: use its CSS variables.',
  },
  { selector: 'Literal[value=/^(rgb|hsl|oklch)a?\\(/]', message: 'Colours belong in renderer/kit/theme: use its CSS variables.' },
]
