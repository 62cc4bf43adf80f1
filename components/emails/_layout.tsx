import { Body } from '@react-email/body'
import { Button } from '@react-email/button'
import { Container } from '@react-email/container'
import { Head } from '@react-email/head'
import { Heading } from '@react-email/heading'
import { Html } from '@react-email/html'
import { Section } from '@react-email/section'
import type { ReactNode } from 'react'

/** Hex values of interface.md §3: mail readers know neither variables nor oklch. */
export const COLOURS = {
  bg: '#f7fafc',
  surface: '#ffffff',
  line: '#d5dee2',
  ink: '#14222d',
  ink2: '#41515b',
  primary: '#07576e',
  onPrimary: '#ffffff',
} as const

const SANS = "'Atkinson Hyperlegible Next', Verdana, Arial, sans-serif"
export const MONO = "'Atkinson Hyperlegible Mono', Consolas, 'Courier New', monospace"

// What a mailbox shows after the subject; the library's own component pads it with 2 kB of invisible signs.
const HIDDEN = { display: 'none', overflow: 'hidden', maxHeight: 0, maxWidth: 0, opacity: 0 } as const

// The library writes the style of the body on a cell too, where no class reaches it: its background is here.
const THEME = `:root { color-scheme: light dark; }
.bg { background: ${COLOURS.bg}; }
@media (prefers-color-scheme: dark) {
  .bg { background: #0d151b; }
  .card { background: #141e24 !important; border-color: #2d3940 !important; color: #e9eef0 !important; }
  .ink { color: #e9eef0 !important; border-color: #e9eef0 !important; }
  .grey { color: #b9c5c9 !important; }
  .link { color: #81d1e1 !important; }
  .button { background: #81d1e1 !important; color: #081923 !important; }
}`

/** One column of 560 px, light and dark, without picture nor tracking (interface.md §10). */
export const EmailLayout = ({ preview, children }: { preview: string; children: ReactNode }) => (
  <Html lang="fr">
    <Head>
      <meta name="color-scheme" content="light dark" />
      <style>{THEME}</style>
    </Head>
    <Body
      className="bg"
      style={{
        margin: 0,
        color: COLOURS.ink,
        fontFamily: SANS,
        fontSize: '17px',
        lineHeight: '1.5',
      }}
    >
      <div style={HIDDEN}>{preview}</div>
      <Container style={{ maxWidth: '560px', padding: '24px 16px' }}>
        <Section
          className="card"
          style={{
            background: COLOURS.surface,
            border: `1px solid ${COLOURS.line}`,
            borderRadius: '12px',
            padding: '24px 20px',
          }}
        >
          {children}
        </Section>
      </Container>
    </Body>
  </Html>
)

/** The one thing to do. */
export const EmailButton = ({ href, label }: { href: string; label: string }) => (
  <Button
    className="button"
    href={href}
    style={{
      background: COLOURS.primary,
      color: COLOURS.onPrimary,
      fontWeight: 700,
      padding: '13px 22px',
      borderRadius: '8px',
    }}
  >
    {label}
  </Button>
)

export const EmailHeading = ({ children }: { children: ReactNode }) => (
  <Heading as="h1" className="ink" style={{ margin: '0 0 16px', fontSize: '24px', lineHeight: '1.25' }}>
    {children}
  </Heading>
)

export const PARAGRAPH = { margin: '0 0 14px', fontSize: '17px', lineHeight: '1.5', color: COLOURS.ink } as const
