# A planned stop resigns: the next one waits its skew time only, 0.46 s.
at 0s start n1 n2 n3
expect n1 holds 192.0.2.100 by 4s
at 10s stop n1
expect n2 holds 192.0.2.100 by 10.5s
expect n3 sees n1 stale by 14s
