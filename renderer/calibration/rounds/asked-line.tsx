import { Button } from '@mantine/core'
import type { Texts } from '../../kit'
import { useTexts } from '../../kit'
import { type RoundAsked, useStore } from '../../store'
import classes from '../calibration.module.css'

const KNOWN = [
  'no-round',
  'no-exemplar',
  'not-a-lead',
  'no-seeding',
  'too-few',
  'wrong-state',
  'incomplete',
  'version-too-old',
  'damaged',
] as const

function whyWords(code: string, t: Texts<'calibration'>): string {
  const known = KNOWN.find((one) => one === code)
  return known ? t(`asked.why.${known}`) : t('asked.why.other', { code })
}

/** What I asked for that hasn't gone out, or that the hub refused, with why; nothing where there is nothing. */
export function AskedLine({ roundId, asked }: { roundId: string; asked: RoundAsked }) {
  const t = useTexts('calibration')
  const { calibration } = useStore()
  if (asked === null) return null
  if (asked.state === 'waiting') {
    return (
      <div className={classes.asked} role="status">
        {t(`asked.waiting.${asked.wish}`)}
      </div>
    )
  }
  return (
    <div className={classes.asked} data-refused role="alert">
      <span>
        <strong>{t(`asked.refused.${asked.wish}`)}.</strong> {whyWords(asked.code, t)}
      </span>
      <Button size="compact-sm" variant="default" onClick={() => void calibration.settle(roundId)}>
        {t('asked.understood')}
      </Button>
    </div>
  )
}
