#!/bin/sh
echo "backend $(cat /app/version)"
