import { Chip, useFormats, useHubNow, useTexts } from '../../kit'
import type { ReceivedMessage } from '../../store'
import { AnswerButtons } from './answer-buttons'
import classes from './messages.module.css'

type Props = {
  message: ReceivedMessage
  /** Level of its heading. */
  heading: 'h2' | 'h3'
}

/** One message to me: who wrote it, what it says, and what can be answered. */
export function MessageView({ message, heading: Heading }: Props) {
  const t = useTexts('messages')
  const formats = useFormats()
  const now = useHubNow(60)
  const { from, sentAt, subject, words, purpose, achievement, work, answer, isRead } = message
  return (
    <>
      <div className={classes.head}>
        <Heading className={classes.subject}>{subject}</Heading>
        {!isRead && Heading === 'h3' && <Chip tone="blue">{t('unread')}</Chip>}
        {answer !== null && <Chip tone={answer === 'yes' ? 'green' : 'neutral'}>{t(`answered.${answer}.${purpose}`)}</Chip>}
      </div>
      <p className={classes.from}>
        {t('from', { name: from.name })} · <time dateTime={sentAt}>{formats.age(sentAt, now) ?? t('justNow')}</time>
        {achievement && ` · ${achievement.name}`}
        {work && ` · ${work.candidate}`}
      </p>
      <p className={classes.words}>{words}</p>
      <AnswerButtons message={message} />
    </>
  )
}
