import Markdown, { type Components } from 'react-markdown'

/** Headings of a README begin below the page's own; its images would leave the origin, so they are words. */
const components: Components = {
  h1: ({ children }) => <h2>{children}</h2>,
  h2: ({ children }) => <h3>{children}</h3>,
  h3: ({ children }) => <h4>{children}</h4>,
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  ),
  img: ({ alt }) => <em>{alt}</em>,
}

/** A README as React elements; markup inside it stays text. */
export default function Readme({ text }: { text: string }) {
  return <Markdown components={components}>{text}</Markdown>
}
