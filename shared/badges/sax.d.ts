/** The little that we use of `sax`, which comes without types. */
declare module 'sax' {
  type Attribute = { local: string; uri: string; value: string }
  type Tag = { local: string; uri: string; attributes: Record<string, Attribute> }
  type Parser = {
    onopentag: (tag: Tag) => void
    onclosetag: (name: string) => void
    ontext: (text: string) => void
    oncdata: (text: string) => void
    ondoctype: () => void
    onerror: (error: Error) => void
    write(text: string): Parser
    close(): Parser
  }
  const sax: {
    /** Characters of the longest piece (an attribute, say) that is taken. */
    MAX_BUFFER_LENGTH: number
    parser(strict: true, options: { xmlns: true }): Parser
  }
  export = sax
}
