import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { EmptyState, SecretInput, useTexts } from '../../../kit'
import type { PasswordRequest } from './open-pdf'
import classes from './pdf.module.css'

type PdfPasswordProps = { request: PasswordRequest; onSaveCopy(): void }

/** Instead of the pages of a locked PDF: asks for its password. */
export function PdfPassword({ request, onSaveCopy }: PdfPasswordProps) {
  const t = useTexts('pdf')
  const review = useTexts('review')
  const [password, setPassword] = useState('')
  const field = useRef<HTMLInputElement>(null)
  // Whoever opened this on purpose has the focus on the place that it stands in, now or in a moment, and can type at once; but only
  // once, so that Escape leads out.
  useEffect(() => {
    const input = field.current
    const place = input?.closest<HTMLElement>('[tabindex="-1"]')
    if (!input || !place) return
    const take = () => input.focus({ preventScroll: true })
    const stop = () => place.removeEventListener('focus', take)
    place.addEventListener('focus', take)
    input.addEventListener('focus', stop, { once: true })
    if (document.activeElement === place) take()
    return stop
  }, [])
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (password !== '') request.answer(password)
  }
  const form = (
    <form className={classes.password} onSubmit={onSubmit}>
      <SecretInput
        ref={field}
        autoFocus={request.isWrong}
        autoComplete="off"
        label={t('locked.password')}
        error={request.isWrong && t('locked.wrong')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        // Out of the field, the desk's letters work again.
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.closest<HTMLElement>('[tabindex="-1"]')?.focus()}
      />
      <div className={classes.passwordActions}>
        <Button variant="default" onClick={onSaveCopy}>
          {review('controls.saveCopy')}
        </Button>
        <Button type="submit" disabled={password === ''}>
          {t('locked.open')}
        </Button>
      </div>
    </form>
  )
  return <EmptyState icon={<IconLock />} title={t('locked.title')} hint={t('locked.hint')} actions={form} />
}
