import { Button } from '@mantine/core'
import { IconEye, IconList } from '@tabler/icons-react'
import { useState } from 'react'
import type { EffectOfRule, PastDecision } from '../../../shared/domain'
import { useFormats, useTexts } from '../../kit'
import classes from '../calibration.module.css'
import editor from '../editor/editor.module.css'
import { EffectList } from './effect-list'
import type { RuleEffect } from './use-effect-of-rule'

type Props = {
  state: RuleEffect
  /** Undefined until they are read. */
  past: readonly PastDecision[] | undefined
  /** Which version it is that is in force, where the draft is that one still; null where it is another. */
  unchangedVersion: number | null
  /** Those of them that aren't tagged for a second look yet. */
  untagged(ids: readonly string[]): string[]
  onTag(ids: string[]): void
}

/** What the rule as it is edited would have made of past decisions: how many, which, and of which it can't be said. */
export function EffectCard({ state, past, unchangedVersion, untagged, onTag }: Props) {
  const t = useTexts('rubricEditor')
  const [showsList, setShowsList] = useState(false)
  const { effect, phase } = state
  const taggable = effect === null ? [] : untagged(changedIds(effect))
  return (
    <section className={classes.card} aria-label={t('effect.title')} aria-busy={phase === 'working'}>
      <div className={classes.cardHead}>
        <h2>{t('effect.title')}</h2>
      </div>
      {phase === 'failed' && (
        <p className={classes.problem} role="alert">
          {t('effect.failed')}
        </p>
      )}
      {past?.length === 0 && <p className={classes.note}>{t('effect.nothing')}</p>}
      {past !== undefined && past.length > 0 && effect === null && phase === 'working' && (
        <p className={classes.note}>{t('effect.working')}</p>
      )}
      {past !== undefined && past.length > 0 && effect !== null && (
        <>
          <Counts effect={effect} />
          {unchangedVersion !== null && <p className={classes.note}>{t('effect.inForce', { version: unchangedVersion })}</p>}
          <div className={editor.foot} style={{ marginTop: '0.625rem' }}>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconList size={15} />}
              aria-expanded={showsList}
              onClick={() => setShowsList(!showsList)}
            >
              {t(showsList ? 'effect.hide' : 'effect.show')}
            </Button>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconEye size={15} />}
              disabled={taggable.length === 0 || phase !== 'done'}
              onClick={() => onTag(taggable)}
            >
              {t('tag.open')}
            </Button>
          </div>
          {showsList && <EffectList effect={effect} past={past} />}
        </>
      )}
    </section>
  )
}

/** Those whose outcome would be another one by the rule alone. */
export function changedIds({ toNotYet, toAwarded }: EffectOfRule): string[] {
  return [...toNotYet, ...toAwarded]
}

function Counts({ effect }: { effect: EffectOfRule }) {
  const t = useTexts('rubricEditor')
  const formats = useFormats()
  const { toNotYet, toAwarded, overridden, notComputable, referred, computed } = effect
  const because = (reason: (typeof notComputable)[number]['reason']) =>
    notComputable.filter((one) => one.reason === reason).length
  const count = (
    key: 'toNotYet' | 'toAwarded' | 'overridden' | 'levelGone' | 'criterionNew' | 'versionGone' | 'referred',
    value: number,
  ) => (value === 0 ? null : <li>{t(`effect.${key}`, { count: value })}</li>)
  return (
    <>
      <p role="status">
        <strong>{t('effect.changed', { count: changedIds(effect).length, of: formats.number(computed) })}</strong>
      </p>
      <ul className={editor.list}>
        {count('toNotYet', toNotYet.length)}
        {count('toAwarded', toAwarded.length)}
        {count('overridden', overridden.length)}
        {count('levelGone', because('level-gone'))}
        {count('criterionNew', because('criterion-new'))}
        {count('versionGone', because('version-gone'))}
        {count('referred', referred)}
      </ul>
    </>
  )
}
