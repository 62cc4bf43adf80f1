import type { NextConfig } from 'next'

const config: NextConfig = {
  typedRoutes: true,
  poweredByHeader: false,
  // Titles and icons stand in the head for everybody: streamed into the body, they are lost without JavaScript.
  htmlLimitedBots: /.*/,
  // Types are checked by `tsc` in `npm run check` (TypeScript 7 has no JavaScript API for the build to call).
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    '@node-rs/argon2',
    'pg',
    'pdfkit',
    'pg-copy-streams',
    'nodemailer',
    'inngest',
    '@react-email/render',
    'resend',
  ],
  experimental: {
    // Nobody reads the maps of the server, and few build twice: both took a third of the time, and nine tenths of the place.
    turbopackSourceMaps: false,
    turbopackInputSourceMaps: false,
    serverSourceMaps: false,
    turbopackFileSystemCacheForBuild: false,
  },
}

export default config
