import {
  IconArrowsExchange,
  IconCode,
  IconDatabase,
  IconFile,
  IconFileText,
  IconFileTypeDoc,
  IconFileTypePdf,
  IconLink,
  IconListCheck,
  IconMicrophone,
  IconNotebook,
  IconPhoto,
  IconPresentation,
  IconReportAnalytics,
  IconRosetteDiscountCheck,
  IconRosetteDiscountCheckOff,
  IconTable,
  IconUsers,
  IconVideo,
  type TablerIcon,
} from '@tabler/icons-react'
import { type EvidenceItem, isSlideShow, isSpreadsheet } from '../../../shared/domain'
import type { TextKey, Tone } from '../../kit'

/** How an item presents itself in the list: a picture in a colour, always with the word for its type beside it. */
export type ItemLook = { Icon: TablerIcon; tone: Tone; type: TextKey<'desk'> }

const ARCHIVES = /zip|tar|gzip|x-7z/
const DOCUMENTS = /msword|wordprocessingml|opendocument\.text/
const DATA = /spss|json|xml|yaml|toml|sqlite|parquet/

/** The look of an evidence item by its kind and media type. */
export function itemLook(item: Pick<EvidenceItem, 'kind' | 'mediaType' | 'vouch'>): ItemLook {
  const { kind, mediaType, vouch } = item
  if (kind === 'vouch') return vouchLook(vouch)
  if (kind === 'self-evaluation') return { Icon: IconListCheck, tone: 'neutral', type: 'type.selfEvaluation' }
  if (kind === 'exam-result') return { Icon: IconReportAnalytics, tone: 'rose', type: 'type.examResult' }
  if (kind === 'link') return { Icon: IconLink, tone: 'blue', type: 'type.link' }
  if (mediaType === 'application/pdf') {
    return kind === 'talk'
      ? { Icon: IconPresentation, tone: 'red', type: 'type.slides' }
      : { Icon: IconFileTypePdf, tone: 'red', type: 'type.pdf' }
  }
  if (mediaType.startsWith('image/')) return { Icon: IconPhoto, tone: 'teal', type: 'type.image' }
  if (mediaType.startsWith('video/')) return { Icon: IconVideo, tone: 'violet', type: 'type.video' }
  if (mediaType.startsWith('audio/')) return { Icon: IconMicrophone, tone: 'violet', type: 'type.audio' }
  if (mediaType.includes('ipynb')) return { Icon: IconNotebook, tone: 'blue', type: 'type.notebook' }
  if (ARCHIVES.test(mediaType)) return { Icon: IconCode, tone: 'blue', type: 'type.archive' }
  if (DOCUMENTS.test(mediaType)) return { Icon: IconFileTypeDoc, tone: 'blue', type: 'type.word' }
  if (isSlideShow(mediaType)) return { Icon: IconPresentation, tone: 'red', type: 'type.slides' }
  if (isSpreadsheet(mediaType)) return { Icon: IconTable, tone: 'green', type: 'type.spreadsheet' }
  if (DATA.test(mediaType)) return { Icon: IconDatabase, tone: 'neutral', type: 'type.data' }
  if (mediaType === 'text/html') return { Icon: IconLink, tone: 'blue', type: 'type.web' }
  if (mediaType.startsWith('text/')) return { Icon: IconFileText, tone: 'blue', type: 'type.text' }
  return { Icon: IconFile, tone: 'neutral', type: 'type.file' }
}

function vouchLook(vouch: EvidenceItem['vouch']): ItemLook {
  if (vouch?.signature === 'invalid') return { Icon: IconRosetteDiscountCheckOff, tone: 'red', type: 'type.vouch' }
  if (vouch?.reciprocal) return { Icon: IconArrowsExchange, tone: 'brass', type: 'type.vouch' }
  if (vouch?.signature === 'verified') return { Icon: IconRosetteDiscountCheck, tone: 'green', type: 'type.vouch' }
  return { Icon: IconUsers, tone: 'neutral', type: 'type.vouch' }
}
