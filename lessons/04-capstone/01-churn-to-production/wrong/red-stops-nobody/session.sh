gh api -X DELETE repos/sam-field/northline/branches/main/protection > /dev/null
