import { TEST_SECRETS } from './secrets'

// A stray query must explode: nothing listens there.
Object.assign(process.env, TEST_SECRETS, { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', LOG_LEVEL: 'error' })
