import { Menu } from '@mantine/core'
import { IconCalendarCog, IconDots, IconPlayerPause, IconPlayerPlay, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Achievement } from '../../../shared/domain'
import type { OperationsToday } from '../../../shared/protocol'
import { IconButton, useTexts } from '../../kit'
import { useStore } from '../../store'
import { InviteDialog, PauseIntakeDialog, PromiseDialog, useResumeIntake } from '../act'

type Props = {
  achievement: Achievement
  /** In working days, as the hub has it. */
  promise: number
  figures: OperationsToday
}

/** What can be done about an achievement: an admin changes its promise and pauses its intake; whoever leads invites assessors. */
export function AchievementMenu({ achievement, promise, figures }: Props) {
  const t = useTexts('operations')
  const isAdmin = useStore().figures.role() === 'admin'
  const [asks, setAsks] = useState<'promise' | 'pause' | 'invite' | null>(null)
  const resume = useResumeIntake()
  const { id, name } = achievement
  const isPaused = achievement.pausedIntake !== undefined
  const close = () => setAsks(null)
  const dialog = { onDone: close, onClose: close }
  return (
    <>
      <Menu position="bottom-end" shadow="md" withinPortal withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <IconButton label={t('actsOn', { name })} size="sm" icon={<IconDots size={16} />} />
        </Menu.Target>
        <Menu.Dropdown>
          {isAdmin && (
            <>
              <Menu.Item leftSection={<IconCalendarCog size={15} />} onClick={() => setAsks('promise')}>
                {t('act.promise')}
              </Menu.Item>
              {isPaused ? (
                <Menu.Item leftSection={<IconPlayerPlay size={15} />} onClick={() => void resume({ id, name })}>
                  {t('act.resume')}
                </Menu.Item>
              ) : (
                <Menu.Item leftSection={<IconPlayerPause size={15} />} onClick={() => setAsks('pause')}>
                  {t('act.pause')}
                </Menu.Item>
              )}
            </>
          )}
          <Menu.Item leftSection={<IconUserPlus size={15} />} onClick={() => setAsks('invite')}>
            {t('act.invite')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asks === 'promise' && (
        <PromiseDialog achievement={{ id, name, promiseWorkingDays: promise }} figures={figures} {...dialog} />
      )}
      {asks === 'pause' && <PauseIntakeDialog achievement={{ id, name }} today={figures.today} {...dialog} />}
      {asks === 'invite' && <InviteDialog achievement={{ id, name }} people={figures.loads} {...dialog} />}
    </>
  )
}
