import { Button, Select } from '@mantine/core'
import { IconArrowBackUp, IconArrowsShuffle, IconMail, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { DelayReasonSchema, MOST_MOVED, type OperationsToday } from '../../../shared/protocol'
import { bindKeys, useFormats, useShortcuts, useTexts } from '../../kit'
import type { About } from '../about'
import { useAchievementName } from '../achievement-name'
import { FigureView } from '../figures/figure-state'
import { useAsked } from '../figures/use-figure'
import classes from '../operations.module.css'
import { OPERATIONS_KEYS } from '../operations-keys'
import { ActOnLate, type LateAct } from './act-on-late'
import { LateList } from './late-list'
import { type LatePart, type LateRow, PAGE_ROWS, useLateRows } from './use-late-rows'

type Props = {
  figures: OperationsToday
  about: About
  /** Whose work it is of, in time or late; without one it is what is late or about to be, whoever has it. */
  holder?: OperationsToday['loads'][number]
}

/** Single submissions: filtered, chosen, and acted upon. */
export function LateArea({ figures, about, holder }: Props) {
  const t = useTexts('operations')
  const formats = useFormats()
  const { achievementId, byId } = about
  const nameOf = useAchievementName(byId)
  const [reasonWanted, setReason] = useState<string>('')
  const reason = DelayReasonSchema.safeParse(reasonWanted).data ?? null
  const late = useLateRows({ achievementId, reason, assessorId: holder?.personId ?? null })
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [wantsAll, setWantsAll] = useState(false)
  const [act, setAct] = useState<LateAct | null>(null)
  const counts = countReasons(figures, achievementId)
  const rows = late?.rows ?? []
  const ofReason = reason === null ? [...counts.values()].reduce((sum, one) => sum + one, 0) : (counts.get(reason) ?? 0)
  // What of somebody's may be seen can be less than what they have.
  const total = holder === undefined ? ofReason : late?.hasMore === false ? rows.length : holder.open
  // What is late no more, or isn't shown, isn't acted upon.
  const chosenRows = rows.filter(({ submissionId }) => chosen.has(submissionId))
  const isAllHere = late !== undefined && !late.isReading && (!late.hasMore || rows.length >= MOST_MOVED)
  if (wantsAll && isAllHere) {
    setWantsAll(false)
    setChosen(new Set(rows.slice(0, MOST_MOVED).map(({ submissionId }) => submissionId)))
  }
  const chooseAll = () => {
    if (rows.length > 0 && chosenRows.length === Math.min(rows.length, MOST_MOVED) && isAllHere) return setChosen(new Set())
    late?.want(MOST_MOVED)
    setWantsAll(true)
  }
  const canAct = chosenRows.length > 0 && chosenRows.length <= MOST_MOVED
  const held = chosenRows.some(({ assessorId }) => assessorId !== null)
  useShortcuts(
    bindKeys(OPERATIONS_KEYS, t, {
      'operations.reallocate': canAct ? () => setAct('reallocate') : undefined,
      'operations.askReturn': canAct && held ? () => setAct('askReturn') : undefined,
      'operations.message': canAct && held ? () => setAct('message') : undefined,
    }),
  )
  const first = late?.parts[0]
  return (
    <div className={classes.lateArea}>
      <div className={classes.tools}>
        {holder === undefined && (
          <Select
            aria-label={t('late.reason')}
            className={classes.reasons}
            data={[
              { value: '', label: t('late.everyReason') },
              ...[...counts].map(([value, count]) => ({
                value,
                label: t('late.reasonCount', { reason: t(`reason.${value}`), count: formats.number(count) }),
              })),
            ]}
            value={reason ?? ''}
            allowDeselect={false}
            onChange={(value) => {
              setReason(value ?? '')
              setChosen(new Set())
            }}
          />
        )}
        <span className={classes.aside} role="status">
          {chosenRows.length > 0
            ? t('late.chosen', { count: chosenRows.length, number: formats.number(chosenRows.length), of: formats.number(total) })
            : t('late.listed', { count: total, number: formats.number(total) })}
        </span>
        <span className={classes.spring} />
        <div className={classes.toolbar} role="toolbar" aria-label={t('late.acts')}>
          <Button
            size="compact-sm"
            variant={canAct ? 'filled' : 'default'}
            disabled={!canAct}
            leftSection={<IconArrowsShuffle size={15} aria-hidden="true" />}
            onClick={() => setAct('reallocate')}
          >
            {t('act.reallocate')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={!canAct || !held}
            leftSection={<IconArrowBackUp size={15} aria-hidden="true" />}
            onClick={() => setAct('askReturn')}
          >
            {t('act.askReturn')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={!canAct || !held}
            leftSection={<IconMail size={15} aria-hidden="true" />}
            onClick={() => setAct('message')}
          >
            {t('act.message')}
          </Button>
          {chosenRows.length > 0 && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconX size={15} aria-hidden="true" />}
              onClick={() => setChosen(new Set())}
            >
              {t('late.clear')}
            </Button>
          )}
        </div>
      </div>
      {chosenRows.length > MOST_MOVED && <p className={classes.note}>{t('late.atMost', { count: MOST_MOVED })}</p>}
      {late?.parts.map((part) => (
        <Asked key={part.question.after ?? ''} part={part} />
      ))}
      <FigureView figure={first?.figure} rows={3}>
        {() => (
          <LateList
            rows={rows}
            figures={figures}
            nameOf={nameOf}
            label={holder === undefined ? t('late.list') : t('loads.list', { name: holder.name })}
            showsAchievement={achievementId === null}
            chosen={chosen}
            onChoose={setChosen}
            onChooseAll={chooseAll}
            hasMore={late?.hasMore ?? false}
            onMore={() => late?.want(rows.length + PAGE_ROWS)}
          />
        )}
      </FigureView>
      {act !== null && (
        <ActOnLate
          act={act}
          rows={chosenRows}
          figures={figures}
          holderId={holder?.personId ?? null}
          nameOf={nameOf}
          onDone={() => {
            setAct(null)
            setChosen(new Set())
          }}
          onClose={() => setAct(null)}
        />
      )}
    </div>
  )
}

/** Has a page asked for as long as it is shown. */
function Asked({ part: { question, figure } }: { part: LatePart }) {
  useAsked(question, figure)
  return null
}

/** How much is late or about to be for each reason, the most first. */
function countReasons(figures: OperationsToday, achievementId: string | null): Map<LateRow['reason'], number> {
  const counts = new Map<LateRow['reason'], number>()
  for (const { achievementId: of, reason, soon, late } of figures.delays) {
    if (achievementId === null || of === achievementId) counts.set(reason, (counts.get(reason) ?? 0) + soon + late)
  }
  return new Map([...counts].sort(([, one], [, other]) => other - one))
}
