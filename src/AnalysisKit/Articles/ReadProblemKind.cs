namespace AnalysisKit;

/// <summary>What can be wrong with a record of an archive.</summary>
public enum ReadProblemKind
{
    /// <summary>A line, row or file that is not as its format says; the record is lost.</summary>
    BrokenRecord,

    /// <summary>A record without the field that holds the article's text; the record is lost.</summary>
    MissingText,

    /// <summary>A record whose text holds nothing but white space; the record is lost.</summary>
    EmptyText,

    /// <summary>A file without content.</summary>
    EmptyFile,

    /// <summary>A record above <see cref="ReadOptions.MaxRecordBytes"/>; the record is lost.</summary>
    TooLong,

    /// <summary>A file or record that cannot be opened or is not text; it is lost.</summary>
    Unreadable,

    /// <summary>An id that occurred before; the article is kept under a new one.</summary>
    DuplicateId,

    /// <summary>A date that cannot be read; the article is kept.</summary>
    BadDate,

    /// <summary>An encoding that was guessed, or bytes that do not belong to it; the article is kept.</summary>
    DoubtfulEncoding,

    /// <summary>Front matter that is not valid YAML; the article is kept.</summary>
    BadFrontMatter,

    /// <summary>A text most of whose letters are not Arabic, or that is another language's in Arabic letters, such as Persian or Urdu; the article is kept unless <see cref="ReadOptions.ArabicOnly"/> is set.</summary>
    NotArabic,

    /// <summary>A text equal to that of an earlier article; left out if <see cref="ReadOptions.Duplicates"/> asks for it.</summary>
    ExactDuplicate,

    /// <summary>A text nearly equal to that of an earlier article; left out if <see cref="ReadOptions.Duplicates"/> asks for it.</summary>
    NearDuplicate,

    /// <summary>A file that is cut off or damaged, so that its rest cannot be read. What was read before is kept.</summary>
    BrokenFile,

    /// <summary>A file of a kind that is not read, such as a picture or a .pdf, beside those that are.</summary>
    OtherFile,

    /// <summary>A name that several fields of a record, or several columns of a file, have; all are kept, the further ones under numbered names (text#2).</summary>
    RepeatedField,

    /// <summary>A quotation mark that is not closed, which would take further records into its own; the record is kept as far as its first line goes, with the mark as typed.</summary>
    OpenQuotation,
}
