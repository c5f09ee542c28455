# The target claims, and its agent dies before its answer is here: nobody may say that nothing happened.
at 0s start n1 n2 n3
expect n1 holds 192.0.2.100 by 4s
at 10s hand over web to n3 from n1
at 10.0008s crash n3
expect n3 holds 192.0.2.100 from 10.001s to 14s
expect action unknown by 13s
# The address comes back by silence, n3's own copy lapses.
expect n1 holds 192.0.2.100 by 14s
