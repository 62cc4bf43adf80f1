-- A new address counts once its six digits were typed.
ALTER TYPE "challenge_purpose" ADD VALUE 'EMAIL_PROOF';
