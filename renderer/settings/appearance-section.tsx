import { SegmentedControl, Select, useMantineColorScheme } from '@mantine/core'
import { useState } from 'react'
import { chooseLanguage, LANGUAGES, type LanguageChoice, readLanguageChoice, useTexts } from '../kit'
import { Row, Section } from './section'

const SCHEMES = ['light', 'dark', 'auto'] as const

/** Language and colours. */
export function AppearanceSection() {
  const t = useTexts('settings')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Section title={t('appearance.title')}>
      <Row name={t('appearance.language')}>
        <LanguageSelect />
      </Row>
      <Row name={t('appearance.colours')}>
        <SegmentedControl
          aria-label={t('appearance.colours')}
          value={colorScheme}
          onChange={setColorScheme}
          data={SCHEMES.map((scheme) => ({ value: scheme, label: t(`appearance.scheme.${scheme}`) }))}
        />
      </Row>
    </Section>
  )
}

function LanguageSelect() {
  const t = useTexts('settings')
  const [choice, setChoice] = useState(readLanguageChoice)
  // The pseudo-locale is for tests: it is offered only where it was chosen already.
  const offered = (['system', ...LANGUAGES] as const).filter((one) => one !== 'ar-XB' || choice === 'ar-XB')
  const choose = (next: LanguageChoice) => {
    setChoice(next)
    void chooseLanguage(next)
  }
  return (
    <Select
      size="sm"
      aria-label={t('appearance.language')}
      value={choice}
      data={offered.map((one) => ({ value: one, label: t(`appearance.languages.${one}`) }))}
      allowDeselect={false}
      onChange={(next) => choose(offered.find((one) => one === next) ?? 'system')}
    />
  )
}
