import type { Message } from '../../../shared/domain'
import { useFormats, useTexts } from '../../kit'
import classes from './messages.module.css'

/** One message that I wrote: to whom it went, who has read it, and what they answered. */
export function SentView({ message }: { message: Message }) {
  const t = useTexts('messages')
  const formats = useFormats()
  const { subject, words, sentAt, to, purpose } = message
  const read = to.filter(({ readAt }) => readAt !== null).length
  const answersOf = (answer: 'yes' | 'no') => to.filter((one) => one.answer === answer).map(({ name }) => name)
  const [yes, no] = [answersOf('yes'), answersOf('no')]
  return (
    <>
      <h4 className={classes.subject}>{subject}</h4>
      <p className={classes.from}>
        <time dateTime={sentAt}>{formats.dateTime(sentAt)}</time> · {t('to', { names: formats.list(to.map(({ name }) => name)) })}
      </p>
      <p className={classes.words}>{words}</p>
      <p className={classes.from}>
        {t('readBy', { read, count: to.length })}
        {yes.length > 0 && ` · ${t('yesFrom', { names: formats.list(yes) })}`}
        {no.length > 0 && ` · ${t(purpose === 'return' ? 'keptBy' : 'noFrom', { names: formats.list(no) })}`}
      </p>
    </>
  )
}
