# A killed agent leaves its address in the kernel; the next start, well within the lifetime, removes
# it before it speaks.
#shape no-preempt
at 0s start n1 n2 n3
at 10s crash n1
expect n1 holds 192.0.2.100 from 10s to 10.5s
at 10.6s start n1
expect nobody holds 192.0.2.100 from 10.7s to 12.8s
# The new n1 listens anew, so n2, which has listened all the while, is first; and keeps it.
expect n2 holds 192.0.2.100 from 12.9s to 40s
