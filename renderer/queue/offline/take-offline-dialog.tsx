import { Button, Group, Modal, NumberInput, Radio, Select, Stack } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useFormats, useHubNow, useReturnedFocus, useStorageEstimate, useTexts } from '../../kit'
import { endOfThisWeek, type QueueSummary, type RoomPlan, useStore, useStoreQuery } from '../../store'
import { chosenRows, type OfflineChoice, type OfflinePlan, planOffline, queryOf } from './offline-plan'
import classes from './take-offline-dialog.module.css'

type TakeOfflineDialogProps = {
  summary: QueueSummary
  selectedIds: ReadonlySet<string>
  onTake: (plan: OfflinePlan) => void
  onClose: () => void
}

/** Chooses what to fetch, and says how much that is before anything is fetched. */
export function TakeOfflineDialog({ summary, selectedIds, onTake, onClose }: TakeOfflineDialogProps) {
  const t = useTexts('queue')
  const kit = useTexts('kit')
  const { providerZone } = useFormats()
  const now = useHubNow(null)
  useReturnedFocus()
  const [kind, setKind] = useState<OfflineChoice['kind']>(selectedIds.size > 0 ? 'selected' : 'this-week')
  /** Empty while no number stands there. */
  const [count, setCount] = useState<number | ''>(5)
  const [achievementId, setAchievementId] = useState(summary.achievements[0]?.id ?? null)
  const choices: Record<OfflineChoice['kind'], OfflineChoice> = {
    'this-week': { kind: 'this-week', endOfWeek: endOfThisWeek(providerZone, now) },
    next: { kind: 'next', count: count === '' ? 0 : count },
    selected: { kind: 'selected', allocationIds: selectedIds },
    achievement: { kind: 'achievement', achievementId },
  }
  const plan = useOfflinePlan(choices[kind])
  const room = useRoomPlan(plan)
  const canFetch = plan !== undefined && plan.allocationIds.length > 0 && room?.fits === true
  const fetch = (event: FormEvent) => {
    event.preventDefault()
    if (!canFetch) return
    onTake(plan)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('dialog.title')} size="md" closeButtonProps={{ 'aria-label': kit('close') }}>
      <form onSubmit={fetch}>
        <p className={classes.intro}>{t('dialog.intro')}</p>
        <Radio.Group value={kind} onChange={(value) => setKind(value as OfflineChoice['kind'])} label={t('dialog.choose')}>
          <Stack gap="xs" mt="xs">
            <Choice value="this-week" label={t('dialog.thisWeek')} isFirst={kind === 'this-week'} />
            <Choice value="next" label={t('dialog.next')}>
              <NumberInput
                size="xs"
                className={classes.count}
                min={1}
                max={500}
                value={count}
                aria-label={t('dialog.nextCount')}
                onFocus={() => setKind('next')}
                onChange={(value) => setCount(typeof value === 'number' ? value : '')}
              />
            </Choice>
            {selectedIds.size > 0 && <Choice value="selected" label={t('dialog.selected')} isFirst={kind === 'selected'} />}
            <Choice value="achievement" label={t('dialog.achievement')}>
              <Select
                size="xs"
                value={achievementId}
                aria-label={t('dialog.chooseAchievement')}
                placeholder={t('dialog.chooseAchievement')}
                data={summary.achievements.map(({ id, name }) => ({ value: id, label: name }))}
                allowDeselect={false}
                onFocus={() => setKind('achievement')}
                onChange={setAchievementId}
              />
            </Choice>
          </Stack>
        </Radio.Group>
        <div className={classes.plan} aria-live="polite">
          {plan !== undefined && <PlanWords plan={plan} />}
          {room !== undefined && <RoomWords room={room} />}
          <WaitWords />
        </div>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {kit('cancel')}
          </Button>
          <Button type="submit" disabled={!canFetch}>
            {t('dialog.fetch')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}

type ChoiceProps = {
  value: OfflineChoice['kind']
  label: string
  /** The one that is chosen when the dialog opens: by keyboard, the choice comes first, and Enter fetches. */
  isFirst?: boolean
  children?: ReactNode
}

function Choice({ value, label, isFirst = false, children }: ChoiceProps) {
  return (
    <div className={classes.choice}>
      <Radio value={value} label={label} data-autofocus={isFirst || undefined} />
      {children}
    </div>
  )
}

function PlanWords({ plan }: { plan: OfflinePlan }) {
  const t = useTexts('queue')
  const formats = useFormats()
  const { allocationIds, bytesToFetch, alreadyHere } = plan
  if (allocationIds.length === 0) return <p className={classes.sum}>{t(alreadyHere > 0 ? 'dialog.nothing' : 'dialog.nobody')}</p>
  return (
    <>
      <p className={classes.sum}>{t('dialog.plan', { count: allocationIds.length, size: formats.bytes(bytesToFetch) })}</p>
      {alreadyHere > 0 && <p className={classes.space}>{t('dialog.alreadyHere', { count: alreadyHere })}</p>}
    </>
  )
}

/** What is asked for is fetched later where a pause, or the connection's price, holds it. */
function WaitWords() {
  const t = useTexts('queue')
  const { sync } = useStore()
  const status = useStoreQuery(() => sync.status(), [])
  if (status === undefined) return null
  const { pause, metered } = status
  const isHeld = metered.holds && metered.network === 'metered' && !metered.anyway
  if (pause === 'none' && !isHeld) return null
  return <p className={classes.space}>{t(pause === 'none' ? 'dialog.metered' : 'dialog.paused')}</p>
}

function RoomWords({ room: { left, letGo, fits } }: { room: RoomPlan }) {
  const t = useTexts('queue')
  const formats = useFormats()
  if (left === null) return null
  const free = formats.bytes(left)
  return (
    <p className={classes.space} data-short={!fits || undefined}>
      {!fits
        ? t('dialog.notEnough', { free })
        : letGo.allocations > 0
          ? t('dialog.letsGo', { free, count: letGo.allocations, size: formats.bytes(letGo.bytes) })
          : t('dialog.space', { free })}
    </p>
  )
}

/** What fetching it would mean for what is here; undefined until it is known. */
function useRoomPlan(plan: OfflinePlan | undefined): RoomPlan | undefined {
  const { sync } = useStore()
  const estimate = useStorageEstimate()
  return useStoreQuery(
    async () =>
      plan === undefined || estimate === null ? undefined : sync.planRoom(plan.chosenIds, plan.bytesToFetch, estimate),
    [plan, estimate],
  )
}

function useOfflinePlan(choice: OfflineChoice): OfflinePlan | undefined {
  const { queue } = useStore()
  const key = choice.kind === 'selected' ? choice.allocationIds : JSON.stringify(choice)
  return useStoreQuery(async () => {
    const query = queryOf(choice)
    const rows = query === null ? [] : (await queue.page(query)).rows
    return planOffline(chosenRows(choice, rows))
  }, [key])
}
