# Cut off, each side has its owner; together again there is one.
at 0s start n1 n2 n3
at 10s partition n1 | n2 n3
expect n1 holds 192.0.2.100 from 10s to 30s
expect n2 holds 192.0.2.100 by 13.6s
expect n2 sees n1 stale by 14s
expect n2 sees n3 ok from 10s to 30s
at 20s heal
expect n1 holds 192.0.2.100 by 30s
expect n2 sees n1 ok by 26s
at 30s crash n1
expect n2 holds 192.0.2.100 by 34s
