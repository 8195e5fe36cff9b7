import { useEffect, useState } from 'react'
import type { BridgeAnswers } from '../../shared/protocol'
import { desktopBridge, useTexts } from '../kit'
import { Row, Section } from './section'

/** What runs here. A browser knows less than the desktop. */
export function AboutSection() {
  const t = useTexts('settings')
  const about = useDesktop()
  if (about === null) {
    return (
      <Section title={t('about.title')}>
        <Row name={t('about.runsIn')} hint={t('about.browserHint')}>
          {t('about.browser')}
        </Row>
        <Row name={t('about.hubAddress')}>{location.origin}</Row>
      </Section>
    )
  }
  return (
    <Section title={t('about.title')}>
      <Row name={t('about.version')}>{about.version}</Row>
      <Row name={t('about.runsIn')}>{t('about.desktop', { platform: about.platform })}</Row>
      {about.trialRuntime && (
        <Row name={t('about.trial')} hint={t('about.trialHint')}>
          {null}
        </Row>
      )}
      <Row name={t('about.hubAddress')}>{about.hubOrigin}</Row>
    </Section>
  )
}

/** What the desktop says about itself; null in a browser. */
function useDesktop(): BridgeAnswers['about'] | null {
  const [about, setAbout] = useState<BridgeAnswers['about'] | null>(null)
  useEffect(() => {
    desktopBridge()
      ?.about()
      .then(setAbout)
      .catch((error: unknown) => console.warn('the desktop did not answer', error))
  }, [])
  return about
}
