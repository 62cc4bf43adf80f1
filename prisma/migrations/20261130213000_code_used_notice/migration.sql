-- The address that the school knows is told when the code that it sent is used.
ALTER TYPE "security_change" ADD VALUE 'CODE_USED';
