import { useTexts } from '../../kit'
import { useStore } from '../../store'
import { useActing } from './use-acting'

/** Has the hub take in submissions for an achievement again; that can be undone. @returns how to ask for it */
export function useResumeIntake(): (achievement: { id: string; name: string }) => Promise<boolean> {
  const t = useTexts('acting')
  const { acting } = useStore()
  const act = useActing()
  return ({ id, name }) => act(() => acting.resumeIntake(id, ''), t('resume.done', { achievement: name }))
}
