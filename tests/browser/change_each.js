// Change each field of a form alone, and empty each that has a value: [name, value, file].
([text, fields], m) => {
  const values = {
    string: 'Other: #1 "x"', text: "Two\nlines: here", number: 7, datetime: "2027-01-02 03:04",
    select: "other", relation: "other", file: "/media/o.png", boolean: true,
  };
  const whole = (inner) => Object.fromEntries(inner.map((one) => [one.name, valueOf(one)]));
  const valueOf = (field) => {
    if (field.widget === "object") return whole(field.fields);
    if (field.widget === "list" && field.fields) return [whole(field.fields)];
    return field.widget === "list" || field.multiple ? ["one", "b: c, d"] : values[field.widget];
  };
  const form = m.read(text, fields);
  return fields.filter(({ name }) => name !== "body").flatMap((field) => {
    const value = field.widget === "boolean" ? !form[field.name] : valueOf(field);
    const changed = m.write({ ...structuredClone(form), [field.name]: value }, fields);
    const emptied = m.write({ ...structuredClone(form), [field.name]: "" }, fields);
    return [[field.name, value, changed], [field.name, null, form[field.name] ? emptied : null]];
  });
}
