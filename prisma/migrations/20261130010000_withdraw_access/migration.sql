-- Withdrawing an access is a right of its own: whoever could grant could withdraw, and still can.
update staff_membership set permissions = array_append(permissions, 'access:withdraw')
where 'activation-code:grant' = any(permissions) and not 'access:withdraw' = any(permissions);

-- One word for one person of the school: holder.
update notification_batch set criteria = (criteria - 'individual') || '{"holder": true}'
where criteria ? 'individual';
