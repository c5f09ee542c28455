#!/bin/sh
# What httpd runs for a folder without a page of its own.
case $REQUEST_URI in
    /slow/*)
        sleep 1
        printf 'Content-Type: text/plain\r\n\r\n'
        cat /www/index.html
        ;;
    *) printf 'HTTP/1.0 500 Internal Server Error\r\nContent-Type: text/plain\r\n\r\nfailed as asked\n' ;;
esac
