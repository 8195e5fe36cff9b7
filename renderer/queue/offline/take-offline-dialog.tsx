import { Button, Group, Modal, NumberInput, Radio, Select, Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useFormats, useHubNow, useReturnedFocus, useStorageEstimate, useTexts } from '../../kit'
import { endOfThisWeek, type QueueSummary, type RoomPlan, useStore, useStoreQuery } from '../../store'
import { chosenRows, type OfflineChoice, type OfflinePlan, planOffline, queryOf } from './offline-plan'
import classes from './take-offline-dialog.module.css'

type TakeOfflineDialogProps = {
  summary: QueueSummary
  selectedIds: ReadonlySet<string>
  onTake: (allocationIds: readonly string[]) => void
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
  const [count, setCount] = useState(5)
  const [achievementId, setAchievementId] = useState(summary.achievements[0]?.id ?? null)
  const choices: Record<OfflineChoice['kind'], OfflineChoice> = {
    'this-week': { kind: 'this-week', endOfWeek: endOfThisWeek(providerZone, now) },
    next: { kind: 'next', count },
    selected: { kind: 'selected', allocationIds: selectedIds },
    achievement: { kind: 'achievement', achievementId },
  }
  const plan = useOfflinePlan(choices[kind])
  const room = useRoomPlan(plan)
  const canFetch = plan !== undefined && plan.allocationIds.length > 0 && room?.fits === true
  return (
    <Modal opened onClose={onClose} title={t('dialog.title')} size="md" closeButtonProps={{ 'aria-label': kit('close') }}>
      <p className={classes.intro}>{t('dialog.intro')}</p>
      <Radio.Group value={kind} onChange={(value) => setKind(value as OfflineChoice['kind'])} aria-label={t('dialog.title')}>
        <Stack gap="xs">
          <Choice value="this-week" label={t('dialog.thisWeek')} />
          <Choice value="next" label={t('dialog.next')}>
            <NumberInput
              size="xs"
              className={classes.count}
              min={1}
              max={500}
              value={count}
              aria-label={t('dialog.nextCount')}
              onFocus={() => setKind('next')}
              onChange={(value) => typeof value === 'number' && setCount(value)}
            />
          </Choice>
          {selectedIds.size > 0 && <Choice value="selected" label={t('dialog.selected')} />}
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
      </div>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {kit('cancel')}
        </Button>
        <Button
          disabled={!canFetch}
          onClick={() => {
            onTake(plan?.allocationIds ?? [])
            onClose()
          }}
        >
          {t('dialog.fetch')}
        </Button>
      </Group>
    </Modal>
  )
}

function Choice({ value, label, children }: { value: OfflineChoice['kind']; label: string; children?: ReactNode }) {
  return (
    <div className={classes.choice}>
      <Radio value={value} label={label} />
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
