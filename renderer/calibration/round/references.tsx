import { Button } from '@mantine/core'
import { IconArrowRight, IconCircleCheck, IconCircleDashed, IconSend } from '@tabler/icons-react'
import { Link } from 'wouter'
import { Chip, ProgressLine, useTexts } from '../../kit'
import type { RoundRecord } from '../../store'
import classes from '../calibration.module.css'
import round from './round.module.css'

/** While a round is in preparation: which exemplars have their reference, and the way to the desk for those that don't. */
export function References({ record }: { record: RoundRecord }) {
  const t = useTexts('calibration')
  const { exemplars, panel } = record.round
  const referenced = new Set(record.scores.filter(({ personId }) => personId === null).map(({ submissionId }) => submissionId))
  const done = exemplars.filter(({ submissionId }) => referenced.has(submissionId)).length
  const words = t('round.references', { done, total: exemplars.length })
  return (
    <div className={round.references}>
      <h2>{t('reference.title')}</h2>
      <p className={classes.note}>{done === exemplars.length ? t('reference.ready') : t('reference.intro')}</p>
      <div style={{ marginTop: '0.625rem' }}>
        <ProgressLine share={exemplars.length === 0 ? 0 : done / exemplars.length} label={words} />
      </div>
      <ul className={round.list}>
        {exemplars.map(({ submissionId, allocationId, pseudonym }) => {
          const isDone = referenced.has(submissionId)
          const isOnTheWay = !isDone && record.onTheWay.includes(allocationId)
          return (
            <li key={submissionId}>
              <span className={round.grow}>{pseudonym}</span>
              {isDone ? (
                <Chip tone="green" icon={<IconCircleCheck size={12} aria-hidden="true" />}>
                  {t('reference.done')}
                </Chip>
              ) : isOnTheWay ? (
                <Chip tone="blue" icon={<IconSend size={12} aria-hidden="true" />}>
                  {t('reference.onTheWay')}
                </Chip>
              ) : (
                <Chip isEmpty icon={<IconCircleDashed size={12} aria-hidden="true" />}>
                  {t('reference.todo')}
                </Chip>
              )}
              <Button
                component={Link}
                href={`/desk/${allocationId}`}
                size="compact-sm"
                variant={isDone || isOnTheWay ? 'subtle' : 'light'}
                color={isDone || isOnTheWay ? 'gray' : 'brass'}
                rightSection={<IconArrowRight size={14} />}
                aria-label={`${t(isDone || isOnTheWay ? 'reference.look' : 'reference.set')}: ${pseudonym}`}
              >
                {t(isDone || isOnTheWay ? 'reference.look' : 'reference.set')}
              </Button>
            </li>
          )
        })}
      </ul>
      <section className={round.block}>
        <h2>{t('reference.panelTitle')}</h2>
        <ul className={round.people}>
          {panel.map(({ personId, name, code }) => (
            <li key={personId}>
              <Chip>
                {code} · {name}
              </Chip>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
