-- name, job. KEYS[1] is a hash of jobs, KEYS[2] one of who has them: holder|until. A job that is added again is nobody's: whoever is at it notices.
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('HDEL', KEYS[2], ARGV[1])
return 1
